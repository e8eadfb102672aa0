/** Whether manifests take it for the name of an artifact: no folder above, no space, nothing that a shell reads. */
export function isFileName(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return /^(?![-.]|.*\.\.)[^\u0000-\u0020\u007f\\<>"|?*]{1,300}$/.test(text);
}

/** The name with what is refused replaced. */
export function repairFileName(text: string): string {
  const name = text.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/[^\w.@+-]+/g, '-').replace(/^[-.]+/, '') || 'lantern.tar.gz';
}
