import type { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import type { ServiceCommonProps } from './service-props';

/** Props of an `ExternalNameService`. */
export interface ExternalNameServiceProps extends ServiceCommonProps {
  /**
   * The DNS name that clients are sent to, such as `db.example.com`. Raises NET317, NET346, NET347, NET353,
   * NET354.
   */
  readonly externalName: string;
}

/** A name inside the cluster for a host outside: a DNS CNAME, nothing is proxied. */
export class ExternalNameService extends ServiceBase {
  constructor(scope: Construct, id: string, props: ExternalNameServiceProps) {
    super(scope, id, props, { type: 'ExternalName', externalName: props.externalName });
  }
}
