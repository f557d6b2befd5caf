-- asked for with each parcel that leaves and each that arrives; the unique ones do not know those that go in place of others
CREATE INDEX shipment_by_consignment ON shipment (consignment_id);
