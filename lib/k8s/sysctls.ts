const SEGMENT = '[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?';
const LONGEST = 253;

const NAME = new RegExp(`^(?:${SEGMENT}[./])*${SEGMENT}$`);
const PATTERN = new RegExp(`^(?:${SEGMENT}[./])*(?:[a-z0-9][-_a-z0-9]*)?[a-z0-9*]$`);

/** Source: apis/core/validation (`SysctlContainSlashFmt`). */
export const isSysctlName = (text: string): boolean => text.length <= LONGEST && NAME.test(text);

/** May end in a star. Source: apis/policy/validation (`IsValidSysctlPattern`). */
export const isSysctlPattern = (text: string): boolean =>
  text.length <= LONGEST && PATTERN.test(text);

/** With dots between its parts, which is how a name is meant whose first separator is one. */
export function dottedSysctl(text: string): string {
  if (/[./]/.exec(text)?.[0] !== '/') return text;
  return text.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'));
}

const IPC =
  /^(?:kernel\.(?:sem|shm|shmall|shmmax|shmmni|shm_rmid_forced|msg|msgmax|msgmnb|msgmni)$|fs\.mqueue\.)/;
const NET = /^net\./;
const LATER = /^(?:user\.|kernel\.domainname$)/;

/** A setting of a kernel namespace, by its name up to a star. Source: component-helpers node/util/sysctl. */
export function isNamespacedSysctl(text: string, knowsUserNamespaces: boolean): boolean {
  const name = dottedSysctl(text).replace(/\*.*$/, '');
  return IPC.test(name) || NET.test(name) || (knowsUserNamespaces && LATER.test(name));
}
