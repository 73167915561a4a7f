import type { z as Zod } from 'zod/v3';
import { parseContainerdRelease } from '../../emit/runtime/containerd-config';
import { type ArgumentShape, TYPED_ARGUMENTS, type TypedComponent } from './argument-shapes';
import { isPlainMap } from './plain-value';

// zod must not show in any `.d.ts`: what is exported here is internal (`stripInternal`).

/** `zod/v3` is part of zod 4 and loads in a tenth of its time. */
let z: typeof Zod | undefined;

/** @internal */
export const zod = (): typeof Zod => {
  z ??= (require('zod/v3') as typeof import('zod/v3')).z;
  return z;
};

/** @internal */
export const strings = () => zod().array(zod().string()).optional();
/** @internal */
export const text = () => zod().string().optional();
/** @internal */
export const whole = () => zod().number().int().optional();

/** @internal */
export const namedRange = () =>
  zod().object({ name: zod().string(), range: zod().string() }).strict();
const pair = () => zod().object({ name: zod().string(), value: zod().string() }).strict();
/** @internal */
export const pairs = () => zod().array(pair()).optional();

/** @internal */
export const flag = () => zod().boolean().optional();

/** What would end one label and begin another, or be cut at a blank, is no part of one. */
const labelText = () =>
  zod()
    .string()
    .regex(/^[^\s,="']*$/);

/** @internal */
export const labels = () => zod().record(labelText(), labelText()).optional();

const variable = () =>
  zod().object({ name: zod().string(), value: text(), valueFrom: source().optional() }).strict();

const source = () =>
  zod()
    .object({
      fieldRef: zod().object({ fieldPath: zod().string(), apiVersion: text() }).strict().optional(),
      resourceFieldRef: zod()
        .object({ resource: zod().string(), containerName: text(), divisor: text() })
        .strict()
        .optional(),
    })
    .strict();

/** @internal */
export const variables = () => zod().array(variable()).optional();

const mount = () =>
  zod()
    .object({
      name: zod().string(),
      hostPath: zod().string(),
      mountPath: zod().string(),
      readOnly: zod().boolean().optional(),
      pathType: text(),
    })
    .strict();

/** @internal */
export const bootstrapToken = () =>
  zod()
    .object({
      isJoinToken: flag(),
      description: text(),
      ttl: text(),
      usages: strings(),
      groups: strings(),
    })
    .strict();

/** @internal */
export const timeouts = () =>
  zod()
    .object({
      controlPlaneComponentHealthCheck: text(),
      kubeletHealthCheck: text(),
      kubernetesAPICall: text(),
      etcdAPICall: text(),
      tlsBootstrap: text(),
      discovery: text(),
      upgradeManifests: text(),
    })
    .strict()
    .optional();

/** @internal */
export const containerd = () =>
  zod()
    .object({
      version: zod()
        .string()
        .refine((release) => parseContainerdRelease(release) !== undefined, {
          message: 'a release of containerd expected, 1.6 or later, such as 2.1',
        }),
      registryConfigPath: folder(),
      cniBinDir: folder(),
    })
    .strict()
    .optional();

const folder = () => zod().string().regex(/^\//).optional();

/** @internal */
export const component = () =>
  zod()
    .object({
      extraArgs: pairs(),
      extraEnvs: variables(),
      extraVolumes: zod().array(mount()).optional(),
    })
    .strict();

const ARGUMENTS: Readonly<Record<ArgumentShape, () => Zod.ZodTypeAny>> = {
  text,
  whole,
  number: () => zod().number().optional(),
  switch: flag,
  list: strings,
  each: strings,
  eachPair: () => zod().record(zod().string()).optional(),
  switches: () => zod().record(zod().boolean()).optional(),
};

/** @internal */
export const typedArgumentsOf = (component: TypedComponent): Zod.ZodRawShape =>
  Object.fromEntries(
    Object.entries<ArgumentShape>(TYPED_ARGUMENTS[component]).map(([prop, shape]) => [
      prop,
      ARGUMENTS[shape](),
    ]),
  );

/** Anything that is an object; other rules know what belongs into it. */
/** @internal */
export const settings = () => zod().custom(isPlainMap).optional();

/** @internal */
export const upgrade = () => {
  const choices = {
    allowExperimentalUpgrades: flag(),
    allowRcUpgrades: flag(),
    dryRun: flag(),
    etcdUpgrade: flag(),
    printConfig: flag(),
  };
  const { dryRun, etcdUpgrade } = choices;
  const renewing = { certificateRenewal: flag(), skipPhases: strings() };
  return zod()
    .object({
      apply: zod()
        .object({ ...choices, ...renewing, forceUpgrade: flag() })
        .strict()
        .optional(),
      node: zod()
        .object({ ...renewing, dryRun, etcdUpgrade })
        .strict()
        .optional(),
      plan: zod().object(choices).strict().optional(),
      diff: zod().object({ contextLines: whole() }).strict().optional(),
    })
    .strict();
};

/** @internal */
export const reset = () =>
  zod()
    .object({
      certificatesDir: text(),
      cleanupTmpDir: flag(),
      dryRun: flag(),
      force: flag(),
      skipPhases: strings(),
      unmountFlags: strings(),
    })
    .strict();
