import type { Contract } from '../k8s/contract';
import { type Cidr, parseCidrSloppy } from '../net/parse-sloppy';
import type { KubeadmFile } from './kubeadm-file';
import { type JudgedField, judgedFields, textsOf } from './kubeadm-reading';

export const SUBNET_FIELDS = ['podSubnet', 'serviceSubnet'] as const;
export type SubnetField = (typeof SUBNET_FIELDS)[number];

/** One entry of a subnet field, as kubeadm reads it: `undefined` when it cannot. */
export interface SubnetEntry {
  readonly text: string;
  readonly cidr: Cidr | undefined;
}

/** `networking.podSubnet` or `serviceSubnet` of one file, taken apart at the commas. */
export interface SubnetText {
  readonly name: SubnetField;
  readonly field: JudgedField<string>;
  readonly entries: readonly SubnetEntry[];
  /** Empty as soon as one entry cannot be read: kubeadm goes no further then. */
  readonly cidrs: readonly { readonly text: string; readonly cidr: Cidr }[];
}

export const subnetTexts = (files: readonly KubeadmFile[], kubeadm: Contract): SubnetText[] =>
  SUBNET_FIELDS.flatMap((name) =>
    textsOf(judgedFields(files, 'cluster', ['networking', name], kubeadm)).map((field) =>
      parseSubnetText(name, field),
    ),
  );

function parseSubnetText(name: SubnetField, field: JudgedField<string>): SubnetText {
  const entries = field.value.split(',').map((text) => {
    const reading = parseCidrSloppy(text);
    return { text, cidr: reading.ok ? reading.value : undefined };
  });
  const cidrs = entries.flatMap(({ text, cidr }) => (cidr ? [{ text, cidr }] : []));
  return { name, field, entries, cidrs: cidrs.length === entries.length ? cidrs : [] };
}

/** Go's `RangeSize` counts 2^31 and 2^127 addresses and more as none. */
export function hostBitsOf({ maskBits, maskWidth }: Cidr): number {
  return maskWidth - maskBits;
}
