//! There has to be something to run.
use asyncio::asyncio_run;

fn main() {
    asyncio_run!();
}
