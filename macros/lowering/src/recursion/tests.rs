use super::*;

fn boxed(mut function: ItemFn) -> String {
    box_calls(&mut function, &parse_quote!(__asyncio));
    let stmts = function.block.stmts.iter().skip_while(|stmt| matches!(stmt, Stmt::Item(_)));
    crate::emit::source_text(quote!(#(#stmts)*))
}

#[test]
fn a_call_is_boxed_wherever_it_stands() {
    let calls: ItemFn = parse_quote!(
        async fn f<T>(&self, n: u32) {
            self.f(1).await;
            vec![Self::f(self, 2)];
            async { join!(self.f(3), g()) };
            |n| self.f::<u8>(n)
        }
    );
    let expected = "__asyncio::Called(self.f(1)).boxed::<(_, _,), _>(Self::f::<T>).await; \
         vec![__asyncio::Called(Self::f(self, 2)).boxed::<(_, _,), _>(Self::f::<T>)]; \
         async { join!(__asyncio::Called(self.f(3)).boxed::<(_, _,), _>(Self::f::<T>), g()) }; \
         |n|__asyncio::Called(self.f::<u8>(n)).boxed::<(_, _,), _>(Self::f::<u8>)";
    assert_eq!(boxed(calls), expected);
}

#[test]
fn without_names_for_its_types_the_box_stands_alone() {
    let takes_impl: ItemFn = parse_quote!(
        async fn f(n: impl Copy) {
            f(n)
        }
    );
    assert_eq!(boxed(takes_impl), "__asyncio::Called(f(n)).boxed_alone()");
}

#[test]
fn another_thing_of_the_name_is_left_alone() {
    let others: ItemFn = parse_quote!(
        async fn f() {
            if let Some(f) = g() {
                f()
            } else {
                g()
            }
            {
                use a::f;
                f()
            }
            |f| f();
            other.f();
            f(1);
            let f = g;
            f()
        }
    );
    assert!(!boxed(others).contains("Called"));
}

#[test]
fn the_text_is_the_users() {
    let function: ItemFn = parse_quote!(
        async fn f(n: u32) {
            g(f(n)).await
        }
    );
    let mut boxed = function.clone();
    box_calls(&mut boxed, &parse_quote!(__asyncio));
    let Some(Stmt::Expr(expr, None)) = boxed.block.stmts.last() else { panic!("an expression") };
    assert_eq!(Some(&Stmt::Expr(as_written(expr), None)), function.block.stmts.last());
}
