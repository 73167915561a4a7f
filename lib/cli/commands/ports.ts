import { type PortsFormat, portsPaths, renderPorts } from '../../check';
import { defineCommand } from '../command';
import { show, VIEW_FORMATS, VIEW_OPTIONS } from '../view';

const FORMATS = [...VIEW_FORMATS, 'nft'] as const satisfies readonly PortsFormat[];

const OPTIONS = {
  ...VIEW_OPTIONS,
  format: { type: 'string', choices: FORMATS, help: 'default text; nft: rules of nftables' },
} as const;

/** `ports FILE|DIR|- …`: what every node listens on, and who connects to whom. */
export const ports = defineCommand({
  name: 'ports',
  operands: 'FILE|DIR|- …',
  summary: 'what every node will listen on, and what a firewall must let through',
  options: OPTIONS,
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
