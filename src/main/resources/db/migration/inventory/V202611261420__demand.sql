-- What customers asked for, by day: the forecast reads a bounded time of it, and nothing else of the movements.
CREATE INDEX stock_movement_of_demand ON stock_movement (location, sku, at) INCLUDE (quantity)
    WHERE reason IN ('ISSUE', 'OFF_PLATFORM_ISSUE');
