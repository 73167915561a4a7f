import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const securityContext = defineRule({
  code: 'NET845',
  name: 'security-context',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'A security context names users, profiles and kernel settings that exist and do not contradict each other.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. With hostNetwork or hostIPC, kernel settings of these namespaces are the node’s.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source:
      'kube-apiserver validatePodSpecSecurityContext, ValidateSecurityContext, validateHostUsers, validateOS',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      { title: 'root', text: podExample(['securityContext: { runAsUser: 0 }']) },
      {
        title: 'a profile of the node',
        text: podExample([
          'securityContext: { seccompProfile: { type: Localhost, localhostProfile: profiles/web.json } }',
        ]),
      },
      {
        title: 'a kernel setting with slashes',
        text: podExample(
          [],
          [
            'securityContext: { sysctls: [{ name: net/ipv4/ip_unprivileged_port_start, value: "0" }] }',
          ],
        ),
      },
    ],
    invalid: [
      { title: 'a user below 0', text: podExample(['securityContext: { runAsUser: -1 }']) },
      {
        title: 'a profile of the node without a name',
        text: podExample(['securityContext: { seccompProfile: { type: Localhost } }']),
      },
      {
        title: 'more rights and no more rights',
        text: podExample([
          'securityContext: { privileged: true, allowPrivilegeEscalation: false }',
        ]),
      },
      {
        title: 'a kernel setting of the node',
        text: podExample(
          [],
          [
            'hostNetwork: true',
            'securityContext: { sysctls: [{ name: net.core.somaxconn, value: "1024" }] }',
          ],
        ),
      },
      {
        title: 'a policy in small letters',
        text: podExample([], ['securityContext: { fsGroupChangePolicy: always }']),
      },
      {
        title: 'an operating system that nobody knows',
        text: podExample([], ['os: { name: bsd }']),
      },
    ],
  }),
  check: (model, report) => reportArea('security', model, report),
});
