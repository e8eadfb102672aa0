import manifest from '../package.json' with { type: 'json' };

/** Name and version of this program, told in what it writes. */
export const GENERATOR = `${manifest.name} ${manifest.version}`;
