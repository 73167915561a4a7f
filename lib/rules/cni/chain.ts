import { type HostLocalPool, readHostLocal } from '../../cni/host-local/pool';
import { asksIpam } from '../../cni/plugin-kinds';
import { type PodAddress, podAddresses } from '../../cni/pod-address';
import type { ConflistView, PluginView } from '../../model/cni-config';
import { isObject, type JsonObject } from '../../model/document';
import { type GoField, goField, goText } from '../../model/go-fields';
import type { At } from '../../model/located';
import type { Side } from '../rule';

/** A plugin of a list, and the list it stands in. */
export interface Link {
  readonly list: ConflistView;
  readonly plugin: PluginView;
}

export const linksOf = (lists: readonly ConflistView[]): Link[] =>
  lists.flatMap((list) => list.plugins.map((plugin) => ({ list, plugin })));

export const linksOfType = (lists: readonly ConflistView[], ...types: readonly string[]): Link[] =>
  linksOf(lists).filter(({ plugin }) => types.includes(plugin.type));

export const placeIn = ({ list, plugin }: Link, ...path: readonly (string | number)[]): At => ({
  source: list.source,
  path: [...plugin.path, ...path],
});

/** A field of a plugin as one side of a finding. */
export function fieldSide(link: Link, field: GoField, inside: readonly string[] = []): Side {
  return { at: placeIn(link, ...inside, field.key), value: textOf(field.value) };
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** The plugin itself, called by its type. */
export const pluginSide = (link: Link): Side => ({
  at: placeIn(link),
  value: link.plugin.type,
  label: 'plugin',
});

export interface IpamLink extends Link {
  readonly key: string;
  readonly ipam: JsonObject;
}

/** The `ipam` object of every plugin that asks it for addresses. */
export function ipamsOf(lists: readonly ConflistView[]): IpamLink[] {
  return linksOf(lists).flatMap((link) => {
    const field = asksIpam(link.plugin.type) ? goField(link.plugin.value, 'ipam') : undefined;
    return field && isObject(field.value) ? [{ ...link, key: field.key, ipam: field.value }] : [];
  });
}

export interface PoolLink extends IpamLink {
  readonly pool: HostLocalPool;
}

/** Every host-local in use, with its ranges read. */
export const poolsOf = (lists: readonly ConflistView[]): PoolLink[] =>
  ipamsOf(lists)
    .filter(({ ipam }) => goText(ipam, 'type') === 'host-local')
    .map((link) => ({ ...link, pool: readHostLocal(link.ipam) }));

export interface AddressedLink extends IpamLink {
  readonly addresses: readonly PodAddress[];
}

/** Every plugin whose pods get addresses that we know. */
export const addressedLinks = (lists: readonly ConflistView[]): AddressedLink[] =>
  ipamsOf(lists).flatMap((link) => {
    const addresses = podAddresses(link.plugin.value, link.ipam);
    return addresses.length > 0 ? [{ ...link, addresses }] : [];
  });

/** A place inside `ipam`. */
export const placeInIpam = (link: IpamLink, path: readonly (string | number)[]): At =>
  placeIn(link, link.key, ...path);
