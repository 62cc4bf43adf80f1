/** Nothing of the file can be read: a French sentence that says why and what to do. */
export class RecordFault extends Error {}
