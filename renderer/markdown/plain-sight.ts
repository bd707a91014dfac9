/**
 * Shows the characters of a text that a reader cannot see but that change what is seen: controls, and those that turn the
 * direction of what follows. For addresses, codes and names, where looking like another is the trick.
 */
export function inPlainSight(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, shownCode);
}

/**
 * Shows the two characters that write what follows backwards, and leaves all others. For what people write, where marks of
 * direction have their place but nothing honest is turned by force: `exe.jpg` could stand for `gpj.exe`.
 */
export function withoutOverrides(text: string): string {
  return text.replaceAll(/[\u202D\u202E]/g, shownCode);
}

function shownCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** An address as it was written rather than encoded, where that can be read back; else as it is. */
export function readableAddress(url: string): string {
  try {
    return inPlainSight(decodeURI(url));
  } catch {
    return inPlainSight(url);
  }
}
