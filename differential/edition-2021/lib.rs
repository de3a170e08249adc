//! Nothing but the test target: the programs of `coropy-differential`, compiled as edition 2021.
