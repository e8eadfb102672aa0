import type { AddressOf } from '#domain/addresses.ts';
import { advisoryPath } from '#domain/advisories/advisory.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';

/**
 * `/api/v1/advisories.json`, one advisory a line. Pages read the same file: it has all that a version is held against.
 */
export function composeAdvisories(portal: Portal, addressOf: AddressOf): TextFile[] {
  const lines = portal.advisories.map((advisory) =>
    JSON.stringify({ ...advisory, url: addressOf(advisoryPath(advisory.id)) }),
  );
  const head = '{"schemaVersion":1,"advisories":[';
  return [
    { path: 'static/api/v1/advisories.json', text: `${head}${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}]}\n` },
  ];
}
