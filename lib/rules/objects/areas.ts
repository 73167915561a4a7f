import { ACCESS } from './access-checks';
import { CLASSES } from './class-checks';
import { DATA } from './data-checks';
import { ENVIRONMENT } from './environment-checks';
import { JOBS } from './job-checks';
import { LIMITS } from './limit-checks';
import { MOUNTS } from './mount-checks';
import { POD_SETTINGS } from './pod-checks';
import { QUOTAS } from './quota-checks';
import { RESOURCES } from './resource-checks';
import { SCALING } from './scaling-checks';
import { SCHEDULING } from './scheduling-checks';
import { SECURITY } from './security-checks';
import { STORAGE } from './storage-checks';
import type { StructChecks } from './struct-check';
import type { AreaCheck } from './struct-walk';
import { VOLUMES } from './volume-checks';
import { SOURCES } from './volume-sources';
import { WORKLOADS } from './workload-checks';

/** What one rule answers for. */
const AREAS = {
  environment: ENVIRONMENT,
  resources: RESOURCES,
  volumes: { ...VOLUMES, ...SOURCES },
  mounts: MOUNTS,
  scheduling: SCHEDULING,
  security: SECURITY,
  pods: POD_SETTINGS,
  workloads: WORKLOADS,
  jobs: JOBS,
  data: DATA,
  access: ACCESS,
  scaling: SCALING,
  storage: STORAGE,
  quotas: { ...QUOTAS, ...LIMITS },
  classes: CLASSES,
} satisfies Record<string, StructChecks>;

export type Area = keyof typeof AREAS;

const entries = Object.entries(AREAS) as [Area, StructChecks][];

/** All checks of a Go type; an area that says nothing of it is not asked. */
export const CHECKS: ReadonlyMap<string, readonly AreaCheck<Area>[]> = collect();

function collect(): Map<string, AreaCheck<Area>[]> {
  const checks = new Map<string, AreaCheck<Area>[]>();
  for (const [area, table] of entries) {
    for (const [typeName, list] of Object.entries(table)) {
      const known = checks.get(typeName) ?? [];
      checks.set(typeName, [...known, ...list.map((check) => ({ area, check }))]);
    }
  }
  return checks;
}
