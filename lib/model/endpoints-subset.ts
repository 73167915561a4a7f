import type { Path } from '../diag/path';
import type { ApiObjectView } from './api-object';
import { isObject, type Json, type JsonObject } from './document';
import { asList } from './type-meta';

/** An entry of a list with its place; null decodes like `{}`. */
export interface PlacedEntry {
  readonly path: Path;
  readonly value: JsonObject;
}

/** One entry of `subsets` of an `Endpoints`. */
export interface EndpointsSubset extends PlacedEntry {
  /** Those that are ready, then the others. */
  readonly addresses: readonly PlacedEntry[];
  readonly ports: readonly PlacedEntry[];
}

export const subsetsOf = ({ value }: ApiObjectView): EndpointsSubset[] =>
  entriesOf(value.subsets, ['subsets']).map((subset) => {
    const listAt = (field: string) => entriesOf(subset.value[field], [...subset.path, field]);
    const addresses = ['addresses', 'notReadyAddresses'].flatMap(listAt);
    return { ...subset, addresses, ports: listAt('ports') };
  });

const NOTHING: JsonObject = {};

const entriesOf = (list: Json | undefined, path: Path): PlacedEntry[] =>
  asList(list).flatMap((item, index) => {
    const value = item === null ? NOTHING : item;
    return isObject(value) ? [{ path: [...path, index], value }] : [];
  });
