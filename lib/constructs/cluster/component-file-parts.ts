import { flag, settings, strings, text, zod } from './prop-parts';

/** @internal */
export const apiServerFiles = () =>
  zod()
    .object({
      admission: settings(),
      auditPolicy: settings(),
      auditWebhook: auditWebhook(),
      authentication: settings(),
      authorization: settings(),
      egressSelector: settings(),
      encryption: encryption(),
      eventRateLimit: zod().array(eventLimit()).optional(),
      imagePolicy: imagePolicy(),
      podSecurity: podSecurity(),
      tracing: settings(),
    })
    .strict()
    .optional();

const auditWebhook = () =>
  zod()
    .object({
      server: zod().string(),
      certificateAuthority: text(),
      clientCertificate: text(),
      clientKey: text(),
      tlsServerName: text(),
      tokenFile: text(),
    })
    .strict()
    .optional();

const podSecurity = () =>
  zod()
    .object({
      enforce: text(),
      enforceVersion: text(),
      audit: text(),
      auditVersion: text(),
      warn: text(),
      warnVersion: text(),
      exemptions: zod()
        .object({ usernames: strings(), runtimeClasses: strings(), namespaces: strings() })
        .strict()
        .optional(),
    })
    .strict()
    .optional();

const imagePolicy = () =>
  zod()
    .object({
      kubeConfigFile: zod().string(),
      allowTTL: zod().number().optional(),
      denyTTL: zod().number().optional(),
      retryBackoff: zod().number().optional(),
      defaultAllow: flag(),
    })
    .strict()
    .optional();

const eventLimit = () =>
  zod()
    .object({
      type: zod().string(),
      qps: zod().number(),
      burst: zod().number(),
      cacheSize: zod().number().optional(),
    })
    .strict();

const encryption = () =>
  zod()
    .object({ resources: zod().array(encryptedResources()) })
    .strict()
    .optional();

const encryptedResources = () =>
  zod()
    .object({ resources: zod().array(zod().string()), providers: zod().array(provider()) })
    .strict();

const provider = () =>
  zod()
    .object({
      secretbox: strings(),
      aescbc: strings(),
      aesgcm: strings(),
      kms: zod()
        .object({ name: zod().string(), endpoint: zod().string(), timeout: text() })
        .strict()
        .optional(),
      identity: flag(),
    })
    .strict();
