"""The golden cases by rule."""
