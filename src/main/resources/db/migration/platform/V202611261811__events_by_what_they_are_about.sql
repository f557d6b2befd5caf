-- what carriers told of a shipment is read by its customer too, long after it was applied
CREATE INDEX inbox_event_of_carriers ON inbox_event (correlation) WHERE source = 'carrier';
