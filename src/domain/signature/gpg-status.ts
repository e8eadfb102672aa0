/** What gpg said of one signature. */
export interface GpgVerdict {
  outcome: 'good' | 'bad' | 'unknown-key';
  /** Fingerprint of the main key where it is good, of the key that it names otherwise; or null. */
  fingerprint: string | null;
  /** Fingerprint of the key that made it, which may be a subkey; or null. */
  signer: string | null;
  revoked: boolean;
  /** Seconds since 1970 at which the key or the signature ends, whichever comes first, or null. */
  ends: number | null;
}

/**
 * Reads what `gpg --status-fd --verify-files` wrote (doc/DETAILS of GnuPG).
 *
 * @returns by file name; a file that gpg said nothing of is `bad`
 */
export function readGpgStatus(text: string): Map<string, GpgVerdict> {
  const verdicts = new Map<string, GpgVerdict>();
  let now: GpgVerdict | null = null;
  for (const line of text.split('\n')) {
    const [mark, word = '', ...args] = line.split(' ');
    if (mark !== '[GNUPG:]') continue;
    if (word === 'FILE_START') {
      now = { outcome: 'bad', fingerprint: null, signer: null, revoked: false, ends: null };
      verdicts.set(args.slice(1).join(' '), now);
    } else if (now) {
      READERS[word]?.(now, args);
    }
  }
  return verdicts;
}

const READERS: Readonly<Record<string, (verdict: GpgVerdict, args: readonly string[]) => void>> = {
  VALIDSIG: (verdict, args) => {
    verdict.outcome = 'good';
    verdict.signer = args[0] ?? null;
    verdict.fingerprint = args[9] ?? verdict.signer;
    verdict.ends = earliest(verdict.ends, args[3]);
  },
  REVKEYSIG: (verdict) => {
    verdict.revoked = true;
  },
  KEYEXPIRED: (verdict, args) => {
    verdict.ends = earliest(verdict.ends, args[0]);
  },
  ERRSIG: (verdict, args) => {
    // 9: the public key is missing; anything else is a signature that gpg cannot check.
    if (args[5] === '9') verdict.outcome = 'unknown-key';
    verdict.fingerprint = /^[0-9A-F]{16,}$/.test(args[6] ?? '') ? (args[6] ?? null) : (args[0] ?? null);
  },
};

function earliest(known: number | null, text: string | undefined): number | null {
  const seconds = Number(text ?? 0);
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return known;
  return known === null ? seconds : Math.min(known, seconds);
}
