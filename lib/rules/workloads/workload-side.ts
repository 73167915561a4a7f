import type { Path } from '../../diag/path';
import type { ApiObjectView } from '../../model/api-object';
import { at } from '../../model/located';
import { type ContainerPortView, type Workload, workloadName } from '../../model/workload';
import type { Side } from '../rule';

/** The labels of the pods, as a side of a finding. */
export const labelsSide = (workload: Workload): Side => ({
  at: at(workload.object.source, ...workload.template, 'metadata', 'labels'),
  value: labelText(Object.entries(workload.labels)),
  label: workloadName(workload),
});

export const labelText = (labels: readonly (readonly [string, unknown])[]): string =>
  labels.map(([key, value]) => `${key}=${value}`).join(',');

/** One field of an entry of a container's `ports`. */
export const portSide = (
  { object }: Workload,
  { path }: ContainerPortView,
  field: string,
  value: string | number,
): Side => ({ at: at(object.source, ...path, field), value: `${value}` });

export const objectSide = ({ source }: ApiObjectView, path: Path, value: string): Side => ({
  at: { source, path },
  value,
});
