/* Holds a pod's namespaces open and reaps its orphans. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void end(int signal) { _exit(0); }
static void reap(int signal) { while (waitpid(-1, 0, WNOHANG) > 0) {} }

int main(int count, char **words) {
  /* The health check of `kubeadm upgrade` runs the image with -v and waits for its end. */
  if (count > 1 && strcmp(words[1], "-v") == 0) return 0;
  signal(SIGINT, end);
  signal(SIGTERM, end);
  signal(SIGCHLD, reap);
  for (;;) pause();
}
