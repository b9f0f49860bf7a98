/** The store was written by a newer version of the adapter, whose tables this one doesn't know. */
export class NewerRecord extends Error {
  readonly code = 'RECORD_TOO_NEW';

  constructor(found: number, known: number) {
    super(`the database has schema version ${found}, this adapter knows up to ${known}`);
    this.name = 'NewerRecord';
  }
}
