import { isQualifiedName } from '../../k8s/names';
import { parseQuantity } from '../../k8s/quantity';
import { isObject, type Json } from '../../model/document';

/** One entry of `limits`, `requests` and the like. */
export interface ResourceEntry {
  readonly name: string;
  readonly text: string;
  /** Rounded up to thousandths, as kube-apiserver does before it looks. */
  readonly amount: number;
}

/** What can be read; the rest is of a wrong type and another rule's. */
export function resourcesIn(list: Json | undefined): ResourceEntry[] {
  if (!isObject(list)) return [];
  return Object.entries(list).flatMap(([name, value]) => {
    const amount = amountOf(value);
    return amount === undefined ? [] : [{ name, text: textOf(value), amount }];
  });
}

/** null is zero. */
export function amountOf(value: Json | undefined): number | undefined {
  const size = parseQuantity(textOf(value));
  return size === undefined ? undefined : roundUp(size);
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : value ? '?' : '0';

/** toPrecision: 0.57 is not 570.0000000000001 thousandths. */
const roundUp = (size: number): number => Math.ceil(Number((size * 1000).toPrecision(15))) / 1000;

export const isHugePages = (name: string): boolean => name.startsWith('hugepages-');

/** Source: kube-apiserver helper.IsNativeResource. */
export const isNative = (name: string): boolean =>
  !name.includes('/') || name.includes('kubernetes.io/');

/** Source: kube-apiserver helper.IsExtendedResourceName. */
export const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && isQualifiedName(`requests.${name}`);

export const mayBeOvercommitted = (name: string): boolean => isNative(name) && !isHugePages(name);

export const isHugePageMultiple = ({ name, amount }: ResourceEntry): boolean => {
  const page = parseQuantity(name.slice('hugepages-'.length)) ?? 0;
  return page > 0 && Number.isInteger(page) && Math.ceil(amount) % page === 0;
};
