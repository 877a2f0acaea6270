//! The C ABI: its header, what may change in it, its layout, its library and its sources; and that
//! it computes what the core computes.

#[path = "capi/abi.rs"]
mod abi;
#[path = "capi/behaviour.rs"]
mod behaviour;
#[path = "capi/calls.rs"]
mod calls;
#[path = "capi/corrections.rs"]
mod corrections;
#[path = "capi/header.rs"]
mod header;
#[path = "capi/issued.rs"]
mod issued;
#[path = "capi/layout.rs"]
mod layout;
#[path = "capi/library.rs"]
mod library;
#[path = "capi/parity.rs"]
mod parity;
#[path = "capi/payments.rs"]
mod payments;
#[path = "capi/reasons.rs"]
mod reasons;
#[path = "capi/sensitivity.rs"]
mod sensitivity;
#[path = "capi/sources.rs"]
mod sources;
#[path = "capi/structs.rs"]
mod structs;
#[path = "capi/tools.rs"]
mod tools;
#[path = "capi/verify.rs"]
mod verify;
