//! Nothing but the test target: those programs of `coropy-differential` that are for edition 2018.
