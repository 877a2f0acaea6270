//! Lists that are kept in an order while they grow.

/// Adds an item in the order of its key, behind those of the same key: mostly at the end.
pub(crate) fn insert<T, K: Ord>(items: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let place = items.partition_point(|other| key(other) <= key(&item));
    items.insert(place, item);
}
