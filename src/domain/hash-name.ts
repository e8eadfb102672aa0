/** Hashes that files are known by (SHA-256, SHA-512) or that signatures are made of. */
export type HashName = 'sha256' | 'sha512' | 'blake2b';

/** Hashes of one file as lower-case hexadecimal digits; only those that were asked for. */
export type Hashes = Readonly<Partial<Record<HashName, string>>>;
