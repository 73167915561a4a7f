import { endpointSlicesOf } from '../../model/endpoint-slice';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { fieldSide, spell } from './service-side';
import { sliceExample } from './slice-example';

const withPort = (port: string): string =>
  sliceExample('addressType: IPv4', `ports: [{ ${port} }]`);

export const slicePortNumber = defineRule({
  code: 'NET348',
  name: 'slice-port-number',
  severity: 'warning',
  reads: ['objects'],
  docs: {
    summary: 'Ports of an EndpointSlice are numbers from 1 to 65535.',
    why: 'kube-apiserver takes any number, and none; there is no such port to send to.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/discovery/validation validatePorts (no check of port)',
  },
  findings: {
    missing: () => ({
      what: 'a port of the EndpointSlice has no number',
      fix: 'port: the port on which the endpoints answer',
    }),
    outside: ({ port }: { port: number }) => ({
      what: `port ${port} of the EndpointSlice is not in 1-65535`,
      fix: 'port: the port on which the endpoints answer',
    }),
  },
  examples: () => ({
    valid: [{ title: 'a number', text: withPort('port: 65535') }],
    invalid: [
      { title: 'too large', text: withPort('port: 70000') },
      { title: 'a name alone', text: withPort('name: http') },
    ],
  }),
  check({ objects }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      for (const { index, value } of slice.ports) {
        const { port } = value;
        const path = ['ports', index, 'port'];
        const breaks = 'kube-proxy: has no port to send connections to';
        if (port === undefined || port === null) {
          report('missing', {}, { at: fieldSide(slice, path), breaks });
        } else if (typeof port === 'number' && Number.isInteger(port) && !isPort(port)) {
          report(
            'outside',
            { port },
            { at: fieldSide(slice, path, spell(port)), breaks, data: { port } },
          );
        }
      }
    }
  },
});
