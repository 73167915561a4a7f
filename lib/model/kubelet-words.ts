import type { Flag } from './flags';

/**
 * kubeadm joins the kubelet's arguments with blanks in kubeadm-flags.env, and systemd splits them
 * again: at blanks outside of quotes, which it drops.
 */
export function kubeletWords({ name, value }: Flag): string[] {
  const words = `--${name}=${value}`.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

const FLAG = /^(?:--|-(?!-))([^=]+)(?:=(.*))?$/s;

/** The flags that the kubelet reads where one was written; a word without a dash is none. */
export const kubeletFlagsIn = (written: Flag): Flag[] =>
  kubeletWords(written).flatMap((word) => {
    const [, name, value = 'true'] = FLAG.exec(word) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
