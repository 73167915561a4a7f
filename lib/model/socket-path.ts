/** `/var/run` is a link to `/run`. */
export const socketPath = (socket: string): string =>
  socket.replace(/^unix:\/\//, '').replace(/^\/var\/run\//, '/run/');
