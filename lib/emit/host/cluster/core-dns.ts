import type { HostSettings } from '../settings';
import type { ConfigMap } from './config-map';

/** `phases/addons/dns/manifests.go` CoreDNSConfigMap. */
export const predictCoreDns = ({ contract, dnsDomain }: HostSettings): ConfigMap => ({
  name: 'coredns',
  data: {
    Corefile: `.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes ${dnsDomain} in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30${contract.corefileCachesOtherDomainsOnly ? exceptFor(dnsDomain) : ''}
    loop
    reload
    loadbalance
}
`,
  },
});

const exceptFor = (domain: string): string => ` {
       disable success ${domain}
       disable denial ${domain}
    }`;
