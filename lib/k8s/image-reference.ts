const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST_NAME = `${HOST_PART}(?:\\.${HOST_PART})*`;
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_PART}(?:/${PATH_PART})*`;

/** kubeadm appends `/name:tag` and matches the whole; so at least the host, or one path part, is there. */
const repositoryOf = (host: string): RegExp => new RegExp(`^(?:(?:${host})(?::[0-9]+)?/)?${PATH}$`);

const PLAIN = repositoryOf(HOST_NAME);
const BRACKETED = repositoryOf(`${HOST_NAME}|\\[[a-fA-F0-9:]+\\]`);

/**
 * Whether images can be pulled from below it, by the grammar of references: no scheme, tag or digest,
 * no slash at either end. Source: distribution/reference `ReferenceRegexp`; v0.5.0 added `[IPv6]` hosts.
 */
export const isImageRepository = (text: string, takesBracketedHost: boolean): boolean =>
  (takesBracketedHost ? BRACKETED : PLAIN).test(`${text}/name`);

/** Source: distribution/reference `TagRegexp`. */
export const isImageTag = (text: string): boolean => /^\w[\w.-]{0,127}$/.test(text);

/** A name without tag and digest. */
export const isImageName = (text: string): boolean => BRACKETED.test(text);

const DOCKER = 'docker.io';

/** A name that says its registry. Source: distribution/reference (`ParseNormalizedNamed`). */
export function isFullImageName(text: string): boolean {
  const [host = '', ...path] = text.split('/');
  const isHost = path.length > 0 && (host === 'localhost' || /[.:A-Z]/.test(host));
  if (!isHost || host === `index.${DOCKER}` || !isImageName(text)) return false;
  return host !== DOCKER || path.length > 1;
}
