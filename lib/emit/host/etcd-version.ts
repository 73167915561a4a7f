import type { Dialect } from './dialect';

const SEMANTIC = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether kubeadm writes etcd 3.6's flags instead of their experimental forerunners. */
export function hasGraduatedFlags(imageTag: string, dialect: Dialect): boolean {
  if (dialect.etcdFlagsAreGraduated) return true;
  return dialect.etcdFlagsFollowTheImage && isAtLeast36(imageTag);
}

/** An unreadable tag counts as old; `3.6.0-0` is a pre-release of 3.6.0 for Go. */
function isAtLeast36(tag: string): boolean {
  const match = SEMANTIC.exec(tag);
  if (!match) return false;
  const [major, minor, patch] = match.slice(1, 4).map(Number) as [number, number, number];
  if (major !== 3) return major > 3;
  if (minor !== 6) return minor > 6;
  return patch > 0 || match[4] === undefined;
}
