import { usualWords } from '#domain/describe-channels.ts';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import { type ChannelFile, channelSchema } from '#domain/schemas/channel.ts';
import { shape } from '#domain/schemas/shape.ts';
import type { FoundFile } from './portal-files.ts';
import { NO_LOG, readLog } from './read-log.ts';
import type { PlacedFile } from './read-whole-folder.ts';
import { accept, readYamlFile } from './read-yaml-file.ts';

/** Every channel that a file is about, in the order of their numbers, then of their ids. */
export async function readChannels(files: readonly PlacedFile[], problems: Problem[]): Promise<ChannelDefinition[]> {
  const found = new Map<string, { definition?: FoundFile; log?: FoundFile }>();
  for (const { place, ...file } of files) {
    if (place.kind !== 'channel' && place.kind !== 'log' && place.kind !== 'manifest') continue;
    const known = found.get(place.channel) ?? {};
    if (place.kind === 'channel') known.definition = file;
    if (place.kind === 'log') known.log = file;
    found.set(place.channel, known);
  }
  const channels: ChannelDefinition[] = [];
  for (const [id, { definition, log }] of found) {
    const says = definition ? await readDefinition(definition, problems) : null;
    const told = log ? await readLog(log, id, problems) : NO_LOG;
    channels.push({ id, ...withDefaults(id, says), ...told });
  }
  return channels.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

async function readDefinition(file: FoundFile, problems: Problem[]): Promise<ChannelFile | null> {
  const yaml = await readYamlFile(file, problems);
  if (!yaml || yaml.data === null || yaml.data === undefined) return null;
  return accept(yaml, shape(channelSchema, yaml.data, yaml.sourceOf), problems);
}

/** Where the file says nothing, what readers know of channels that are called so. */
function withDefaults(id: string, says: ChannelFile | null): Omit<ChannelDefinition, 'id' | 'events' | 'head'> {
  const { name, description, order } = usualWords(id);
  const words = { cadence: '', support: '', audience: '', switching: '', goingBack: '', install: [] };
  return {
    ...words,
    ...says,
    name: says?.name ?? name,
    description: says?.description || description,
    order: says?.order ?? order,
  };
}
