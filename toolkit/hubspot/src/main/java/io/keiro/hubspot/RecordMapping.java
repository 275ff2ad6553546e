package io.keiro.hubspot;

/** What the records of one kind give to the data set. Called from several threads, each with a part of its own. */
interface RecordMapping {

    StoredObject object();

    void map(StoredRecord record, MappedPart part);
}
