import type { Artifact } from './artifact.ts';
import { formOf } from './downloads.ts';
import { powerShellWord, shellWord } from './shell-word.ts';

/** How to go on with a file that was downloaded. */
export interface NextStep {
  words: string;
  command: string | null;
}

/** What to do with a file once it was checked, by how it is packed. */
export function nextStep({ file, os, kind }: Pick<Artifact, 'file' | 'os' | 'kind'>): NextStep {
  const form = formOf({ file, kind });
  const own = shellWord(file);
  if (/^(?:tar(?:\..+)?|tgz|txz|tbz2?)$/.test(form)) return { words: 'Unpack it.', command: `tar -xf ${own}` };
  if (form === 'zip') return unzip(file, os);
  const step = Object.hasOwn(STEPS, form) ? STEPS[form] : undefined;
  if (step) return { words: step[0], command: step[1]?.replaceAll('FILE', () => own) ?? null };
  if (kind === 'binary' && os !== 'windows')
    return { words: 'Make it a program, and try it.', command: `chmod +x ${own} && ./${own} --version` };
  return kind === 'archive' ? { words: 'Unpack it.', command: null } : { words: 'Open it.', command: null };
}

function unzip(file: string, os: string): NextStep {
  const command = os === 'windows' ? `Expand-Archive -LiteralPath ${powerShellWord(file)}` : `unzip ${shellWord(file)}`;
  return { words: 'Unpack it.', command };
}

/** `FILE` stands for its name as one word of a shell. */
const STEPS: Readonly<Record<string, readonly [words: string, command?: string]>> = {
  deb: ['Install it.', 'sudo apt install ./FILE'],
  rpm: ['Install it.', 'sudo dnf install ./FILE'],
  appimage: ['Make it a program, and start it.', 'chmod +x FILE && ./FILE'],
  flatpak: ['Install it.', 'flatpak install ./FILE'],
  snap: ['Install it: a snap from a file is not checked by the store.', 'sudo snap install --dangerous ./FILE'],
  dmg: ['Open it, and drag the program into Applications.'],
  pkg: ['Open it and follow the installer.'],
  msi: ['Open it and follow the installer; or install it without questions.', 'msiexec /i FILE /passive'],
  exe: ['Open it.'],
  apk: ['Open it on the device; Android asks whether files of this source may be installed.'],
  whl: ['Install it.', 'python -m pip install ./FILE'],
  gem: ['Install it.', 'gem install ./FILE'],
  nupkg: ['Put it into a folder that is a source of NuGet.'],
};
