import type { At, Located } from '../model/located';
import { parseCidrSloppy } from '../net/parse-sloppy';
import type { Prefix } from '../net/prefix';

/** A range in the settings of an add-on. */
export interface AddOnRange extends Located<Prefix> {
  /** As written. */
  readonly text: string;
  /** The field, key or variable, as people know it. */
  readonly label: string;
  /** How long the block of a node is, where the add-on cuts the pool into such blocks. */
  readonly nodeMask?: number;
  /** What comes of a pool outside the pod range before kube-proxy gets to it. */
  readonly refusal?: string;
}

/** A pod network that comes as YAML of others, as far as its objects tell. */
export interface AddOn {
  readonly name: string;
  /** What shows that it is to be installed. */
  readonly at: At;
  /** Who says which addresses the pods of a node get. */
  readonly addressesComeFrom: 'kube-controller-manager' | 'the-add-on';
  /** What fails without a pod range in the configuration of kubeadm; undefined: nothing. */
  readonly withoutPodRange?: string;
  /** What it gives pods addresses from. */
  readonly pools: readonly AddOnRange[];
  /** Pods get addresses of the families of these pools only. */
  readonly hasOtherPools: boolean;
  /** What it takes for the Services' range. */
  readonly serviceRanges: readonly AddOnRange[];
  /** The setting by which it does what kube-proxy does. */
  readonly kubeProxyReplacement?: Located<string> & { readonly label: string };
}

/** A range as the add-ons' Go programs read it; nothing when they could not. */
export function rangeAt(text: string, place: Omit<AddOnRange, 'value' | 'text'>): AddOnRange[] {
  const reading = parseCidrSloppy(text.trim());
  return reading.ok ? [{ ...place, text: text.trim(), value: reading.value.prefix }] : [];
}
