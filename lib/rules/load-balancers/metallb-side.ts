import type { Path } from '../../diag/path';
import type { ApiObjectView } from '../../model/api-object';
import type { Side } from '../rule';

/** MetalLB's webhook says no; where it did not look, the controller goes on with what it had. */
export const METALLB_REFUSES =
  'MetalLB controller: refuses the configuration, so pools and Services stay as they were';

/** One field of an object of MetalLB. */
export const metalLbSide = ({ source }: ApiObjectView, path: Path, value?: unknown): Side => ({
  at: { source, path },
  ...(value === undefined ? {} : { value: `${value}` }),
});

/** `IPAddressPool lab`: what people call it. */
export const objectName = ({ kind, name }: ApiObjectView): string => `${kind} ${name}`;
