// Loads one CNI network configuration list as a container runtime does and says what libcni said.
package main

import (
	"fmt"
	"os"

	"github.com/containernetworking/cni/libcni"
)

func main() {
	list, err := libcni.ConfListFromFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(list.Name)
}
