import { hostsPaths, renderHosts } from '../../check';
import { defineCommand } from '../command';
import { show, VIEW_OPTIONS } from '../view';

/** `hosts FILE|DIR|- …`: devices, addresses, routes and CNI folders of every node. */
export const hosts = defineCommand({
  name: 'hosts',
  operands: 'FILE|DIR|- …',
  summary: 'interfaces, addresses, routes and CNI folders of every node',
  options: VIEW_OPTIONS,
  run: (args, io) =>
    show(
      {
        name: 'hosts',
        read(paths, options) {
          const { clusters, unread } = hostsPaths(paths, options);
          return { unread, render: (format, paint) => renderHosts(format, clusters, paint) };
        },
      },
      args,
      io,
    ),
});
