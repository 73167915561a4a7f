import type { Path } from '../../diag/path';
import type { ApiObjectView } from '../../model/api-object';
import { valueAt } from '../../model/document';
import { at } from '../../model/located';
import { type ContainerPortView, type Workload, workloadName } from '../../model/workload';
import type { Side } from '../rule';
import { spell } from '../services/service-side';

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

/** What is written at a place, as a side of a finding. */
export function writtenSide({ source, value }: ApiObjectView, path: Path): Side {
  const written = valueAt(value, path);
  const place = { at: { source, path } };
  return written === undefined || written === null ? place : { ...place, value: spell(written) };
}
