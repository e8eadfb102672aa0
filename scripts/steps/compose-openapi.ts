import type { AddressOf } from '#domain/addresses.ts';
import type { TextFile } from '#domain/generated-file.ts';
import { openApi } from '#domain/openapi.ts';
import type { ComposeInput } from './compose.ts';

/** The description of the API for programs that make clients from it. */
export function composeOpenApi({ portal, schemas }: ComposeInput, addressOf: AddressOf): TextFile {
  return { path: 'static/api/v1/openapi.json', text: `${JSON.stringify(openApi(portal, schemas, addressOf))}\n` };
}
