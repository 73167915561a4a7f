import { textAt } from './facts/history';
import { loadServedKinds } from './facts/load';
import { MINORS } from './version';

/**
 * Groups of Kubernetes that no release here serves any more. Source:
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const GONE_GROUPS = ['extensions'];

/** Kinds of old manifests that went before 1.28, with their group. */
const GONE_KINDS: Readonly<Record<string, string>> = { PodSecurityPolicy: 'policy' };

const groupIn = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** Groups of Kubernetes itself; others may well have a Service or an Ingress of their own. */
export const isGroupOfKubernetes = (group: string): boolean => groupsOfKubernetes().has(group);

/** Nobody else can serve it: the group of a CustomResourceDefinition has a dot in it. */
export const isGroupOfNobodyElse = (group: string): boolean =>
  !group.includes('.') || isGroupOfKubernetes(group);

let groups: ReadonlySet<string> | undefined;

function groupsOfKubernetes(): ReadonlySet<string> {
  groups ??= new Set([...Object.keys(loadServedKinds()).map(groupIn), ...GONE_GROUPS]);
  return groups;
}

/** True for a kind that kube-apiserver of any release has, or had. */
export const isKindOfKubernetes = (kind: string): boolean =>
  Object.hasOwn(GONE_KINDS, kind) || versionsWith(kind).length > 0;

/** The kinds of a group, whatever their version and the release. */
export const kindsOfGroup = (group: string): string[] =>
  Object.entries(loadServedKinds()).flatMap(([apiVersion, kinds]) =>
    groupIn(apiVersion) === group ? Object.keys(kinds) : [],
  );

/** Where kube-apiserver of one minor serves a kind as long as nobody turns on more; the newest first. */
export const servedVersionsOf = (kind: string, minor: number): string[] =>
  versionsWith(kind).flatMap(([apiVersion, history]) =>
    textAt(history, minor) === undefined ? [] : [apiVersion],
  );

/** The first minor after `minor` that serves the kind by itself. */
export const servedFrom = (kind: string, minor: number): number | undefined =>
  MINORS.find((later) => later > minor && servedVersionsOf(kind, later).length > 0);

/** Objects of it have no namespace, whatever their metadata says. */
export const isClusterScoped = (group: string, kind: string): boolean =>
  versionsWith(kind).some(
    ([apiVersion, history]) => groupIn(apiVersion) === group && history.startsWith('cluster'),
  );

/** apiVersions are in the order of their letters. */
const versionsWith = (kind: string): (readonly [apiVersion: string, history: string])[] =>
  Object.entries(loadServedKinds())
    .flatMap(([apiVersion, kinds]): [string, string][] => {
      const history = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
      return history === undefined ? [] : [[apiVersion, history]];
    })
    .reverse();
