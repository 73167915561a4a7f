import { printedBy, type Words } from './listing';
import { kindsListing } from './programs';

/** Field name → type, presence or way to merge, by type name, as list-kinds prints it. */
export type TypeTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Group {
  readonly kinds: readonly string[];
  readonly types: TypeTable;
  readonly presence: TypeTable;
  readonly merge: TypeTable;
}

export interface Dump {
  readonly minor: number;
  readonly groups: Readonly<Record<string, Group>>;
  readonly words: Words;
  readonly images: {
    readonly etcd: string;
    readonly etcdFor: Readonly<Record<string, string>>;
    readonly coredns: string;
    readonly pause: string;
  };
}

/** What the modules of one minor say about their own kinds, by reflection, and what its kubeadm knows. */
export function dumpKinds(minor: number): Dump {
  return { minor, ...(printedBy(kindsListing(minor)) as Omit<Dump, 'minor'>) };
}
