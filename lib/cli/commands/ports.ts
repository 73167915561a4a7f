import { portsPaths, renderPorts } from '../../check';
import { defineCommand } from '../command';
import { show, VIEW_OPTIONS } from '../view';

/** `ports FILE|DIR|- …`: what every node listens on, and who connects to whom. */
export const ports = defineCommand({
  name: 'ports',
  operands: 'FILE|DIR|- …',
  summary: 'what every node will listen on, and what a firewall must let through',
  options: VIEW_OPTIONS,
  run: (args, io) =>
    show(
      {
        name: 'ports',
        read(paths, options) {
          const { clusters, unread } = portsPaths(paths, options);
          return { unread, render: (format, paint) => renderPorts(format, clusters, paint) };
        },
      },
      args,
      io,
    ),
});
