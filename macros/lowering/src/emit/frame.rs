//! The states and the frame.
//!
//! Input: the layout. Output: the enum of the states, the frame, its first value, the table of awaits, and how code
//! reaches a slot.
//!
//! ```text
//! enum Sum { Unresumed, Closed, AwaitSquare }            where the coroutine is
//! struct Frame<Awaiting0, Total> { total: Saved<Total>, awaiting: Saved<Awaiting0>, at: Saved<Sum> }
//! ```
//!
//! The state is the last field and is in a slot, which hides that it has values to spare: rustc would else put it before bytes
//! that need no alignment. So the arguments are where a child's arguments are that it is given, and LLVM need not copy them.
//!
//! What a state has to itself beside its child is a group, a struct of that state's name.

use super::fields::{Field, Kept};
use super::layout::{Group, Home};
use super::shell::Function;
use super::units::Unit;
use super::{Emitter, Variant};
use crate::code::{TokenStream, quote};
use crate::locals::LocalId;
use crate::spans::standing;
use proc_macro2::{Delimiter, Ident, Literal, Span};
use quote::format_ident;
use std::collections::BTreeSet;

/// The members of what shares its storage: as many as the runtime has names for.
const MEMBERS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/// The names of the frame's fields.
#[derive(Default)]
pub(super) struct FrameNames {
    at: Option<Ident>,
    awaiting: Option<Ident>,
    slots: Vec<Ident>,
    passed: Vec<Ident>,
    groups: Vec<GroupNames>,
    /// Of the struct beside it.
    pub(super) places: Vec<Ident>,
}

/// The names of a group of several members, and of its members.
struct GroupNames {
    name: Ident,
    members: Vec<Ident>,
}

/// A name that none of `taken` is, and that is one of them from now on.
fn unique(wanted: String, span: Span, taken: &mut BTreeSet<String>) -> Ident {
    let numbered = (1..).map(|number| format!("{wanted}_{number}"));
    let name = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
    let name = name.expect("there are enough numbers");
    taken.insert(name.clone());
    Ident::new(&name, span)
}

impl FrameNames {
    /// Fields have no hygiene: ours make way for the user's.
    pub fn choose(emit: &Emitter<'_>, used: &BTreeSet<String>) -> Self {
        let mut taken = BTreeSet::new();
        let mut choose = |wanted: String, span: Span| unique(wanted, span, &mut taken);
        let name = |locals: &[LocalId]| {
            let mut names: Vec<String> = vec![];
            for local in locals {
                let name = emit.names.text(*local);
                // What is only a keyword when it stands alone is none in a longer name, and a raw one is no name here.
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names.truncate(3);
            match names.as_slice() {
                [name] if emit.body.locals[locals[0]].raw => format!("{name}_"),
                _ => names.join("_or_"),
            }
        };
        let span = |local: LocalId| emit.body.locals[local].span.resolved_at(Span::mixed_site());
        let locals = |fields: &[Field]| fields.iter().map(|field| field.local).collect::<Vec<_>>();
        let slots = emit.layout.slots.iter().map(|fields| choose(name(&locals(fields)), span(fields[0].local)));
        let slots = slots.collect();
        let at = Some(choose("at".into(), Span::mixed_site()));
        let awaiting = Some(choose("awaiting".into(), Span::mixed_site()));
        let passed = emit.layout.passed.iter();
        let passed = passed.map(|field| choose(format!("{}_passed", emit.names.text(field.local)), span(field.local)));
        let passed = passed.collect();
        let mut items = used.clone();
        let groups = emit.layout.groups.iter().map(|Group { child, fields, standing }| {
            let mut taken = BTreeSet::new();
            let own = |local: LocalId| {
                let raw = if emit.body.locals[local].raw { "_" } else { "" };
                format!("{}{raw}", emit.names.text(local))
            };
            let mut members: Vec<Ident> =
                fields.iter().map(|field| unique(own(field.local), span(field.local), &mut taken)).collect();
            for local in standing {
                // What a handle knows is kept under its name.
                let name = Some(own(*local)).filter(|name| !taken.contains(name));
                let name = name.unwrap_or_else(|| format!("{}_place", own(*local)));
                members.push(unique(name, span(*local), &mut taken));
            }
            let child = child.map(|index| (index, unique("awaiting".into(), Span::mixed_site(), &mut taken)));
            let name = match &child {
                Some((index, _)) => emit.variant_names[&Variant::Await(*index)].to_string(),
                None => "Unresumed".into(),
            };
            let name = unique(name, Span::mixed_site(), &mut items);
            GroupNames { name, members: child.map(|(_, name)| name).into_iter().chain(members).collect() }
        });
        let groups = groups.collect();
        let mut taken = BTreeSet::new();
        let places = emit.layout.places.iter();
        let places = places.map(|locals| unique(name(locals), span(locals[0]), &mut taken)).collect();
        FrameNames { at, awaiting, slots, passed, groups, places }
    }
}

/// How code reaches a slot: a `Saved`, a member of what shares its storage, which may be behind a pointer, or a member of
/// a group, a plain field behind a pointer.
pub(super) enum Slot {
    Saved(TokenStream),
    Shared { place: TokenStream, behind: bool, private: syn::Path },
    Member { place: TokenStream, private: syn::Path },
}

impl Slot {
    /// Moves its value out. For the inside of an `unsafe` block.
    pub fn take(&self) -> TokenStream {
        match self {
            Slot::Saved(slot) => quote!(#slot.take()),
            Slot::Shared { place, private, .. } => quote!(#private::ManuallyDrop::take(&mut #place)),
            Slot::Member { place, private } => quote!(#private::read(&raw const #place)),
        }
    }

    /// Where it is, as a place. For the inside of an `unsafe` block.
    pub fn at(&self) -> TokenStream {
        match self {
            Slot::Saved(place) | Slot::Shared { place, .. } | Slot::Member { place, .. } => place.clone(),
        }
    }

    /// The value where it is. For the inside of an `unsafe` block.
    pub fn get(&self) -> TokenStream {
        match self {
            Slot::Saved(slot) => quote!(#slot.get()),
            Slot::Shared { place, .. } | Slot::Member { place, .. } => quote!(&mut #place),
        }
    }

    /// Puts a value in.
    pub fn set(&self, value: &TokenStream) -> TokenStream {
        self.set_at(value, Span::call_site())
    }

    /// The same, of whose type rustc speaks there.
    pub fn set_at(&self, value: &TokenStream, at: Span) -> TokenStream {
        match self {
            Slot::Saved(slot) => {
                let set = Ident::new("set", at);
                quote!(#slot.#set(#value))
            }
            Slot::Shared { place, behind, private } => {
                let mut new = standing(quote!(#private::ManuallyDrop::new), at);
                new.group(Delimiter::Parenthesis, value.clone(), at);
                let set = quote!(#place = #new);
                if *behind { quote!(unsafe { #set }) } else { set }
            }
            Slot::Member { place, private } => {
                let write = standing(quote!(#private::write), at);
                quote!(unsafe { #write(&raw mut #place, #value) })
            }
        }
    }
}

impl Emitter<'_> {
    /// The slot of a field, for code that has pointed to the group of `unit`.
    pub(super) fn slot(&self, field: Field, unit: Unit) -> Slot {
        let frame = self.local("frame");
        match self.layout.home(field) {
            Some(Home::Slot(slot, member)) => {
                let name = &self.frame_names.slots[slot];
                self.shared(quote!(#frame.#name), self.layout.slots[slot].len(), member)
            }
            Some(Home::Group(group, member)) => self.member_of_group(group, member, unit),
            Some(Home::Passed(at)) => {
                let name = &self.frame_names.passed[at];
                Slot::Saved(quote!(#name))
            }
            None => unreachable!("every field has a home"),
        }
    }

    /// The slot of the child of an await.
    pub(super) fn child_slot(&self, index: usize) -> Slot {
        let group = self.layout.groups.iter().position(|group| group.child == Some(index));
        self.member_of_group(group.expect("every await has a group"), 0, Unit::Await(index))
    }

    pub(super) fn member_of_group(&self, group: usize, member: usize, unit: Unit) -> Slot {
        match self.frame_names.groups[group].members.as_slice() {
            [_] => self.storage_of_group(group),
            members => {
                let (kept, name) = (self.local("kept"), &members[member]);
                let is_pointed_to = match unit {
                    Unit::Start => self.layout.groups[group].child.is_none(),
                    Unit::Await(index) => self.layout.groups[group].child == Some(index),
                    Unit::Meeting(_) => false,
                };
                let place = if is_pointed_to { quote!(#kept) } else { self.pointer(group) };
                Slot::Member { place: quote!((*#place).#name), private: self.private().clone() }
            }
        }
    }

    /// The place of what stands in a group. For the inside of an `unsafe` block.
    pub(super) fn standing_member(&self, group: usize, member: usize) -> TokenStream {
        let (place, name) = (self.pointer(group), &self.frame_names.groups[group].members[member]);
        quote!((*#place).#name)
    }

    /// Where a group is.
    fn storage_of_group(&self, group: usize) -> Slot {
        let (frame, awaiting) = (self.local("frame"), &self.frame_names.awaiting);
        self.shared(quote!(#frame.#awaiting), self.layout.groups.len(), group)
    }

    /// A member of what shares the storage at `place`.
    fn shared(&self, place: TokenStream, count: usize, member: usize) -> Slot {
        if count == 1 {
            return Slot::Saved(place);
        }
        let private = self.private();
        let (place, behind) = member_of(private, place, count, member);
        Slot::Shared { place, behind, private: private.clone() }
    }

    /// Points to the group of an await, if it has members beside the child.
    pub(super) fn group_of_await(&self, index: usize) -> TokenStream {
        self.pointer_to(self.layout.groups.iter().position(|group| group.child == Some(index)))
    }

    /// Points to the group of the arguments, if it has several.
    pub(super) fn group_of_arguments(&self) -> TokenStream {
        self.pointer_to(self.layout.groups.iter().position(|group| group.child.is_none()))
    }

    fn pointer_to(&self, group: Option<usize>) -> TokenStream {
        let Some(group) = group.filter(|group| self.frame_names.groups[*group].members.len() > 1) else {
            return quote!();
        };
        let (kept, pointer) = (self.local("kept"), self.pointer(group));
        match self.layout.groups.len() {
            count if count > MEMBERS.len() => quote!(let #kept = unsafe { #pointer };),
            _ => quote!(let #kept = #pointer;),
        }
    }

    /// Where the values of a group are. For the inside of an `unsafe` block, if there are more groups than have names.
    fn pointer(&self, group: usize) -> TokenStream {
        let private = self.private();
        match self.storage_of_group(group) {
            Slot::Shared { place, .. } => quote!(#private::group(&raw mut #place)),
            Slot::Saved(place) => quote!(#place.at()),
            Slot::Member { .. } => unreachable!("a group is in no other"),
        }
    }

    /// Where the frame says that the coroutine is.
    pub(super) fn at(&self) -> TokenStream {
        let frame = self.local("frame");
        self.at_of(&quote!(#frame))
    }

    /// The same of the frame at another place.
    pub(super) fn at_of(&self, frame: &TokenStream) -> TokenStream {
        let at = &self.frame_names.at;
        quote!(#frame.#at)
    }

    /// The variables of the step, which hold what is only passed from arm to arm.
    pub(super) fn passed_variables(&self) -> TokenStream {
        let private = self.private();
        self.frame_names.passed.iter().map(|name| quote!(let mut #name = #private::Saved::vacant();)).collect()
    }

    /// The states.
    pub(super) fn states(&self) -> TokenStream {
        let name = &self.state_name;
        let awaits = (0..self.body.awaits.len()).map(|index| &self.variant_names[&Variant::Await(index)]);
        let width = self.width();
        quote!(#[repr(#width)] enum #name { Unresumed, Closed, #(#awaits),* })
    }

    /// The type of the states' numbers.
    fn width(&self) -> Ident {
        let width = if self.body.awaits.len() < 250 { "u8" } else { "u16" };
        Ident::new(width, Span::mixed_site())
    }

    /// The frame. Each slot's type is a parameter of its own: the macro knows no types, rustc infers them.
    pub(super) fn frame(&self) -> TokenStream {
        let (private, name, state) = (self.private(), &self.frame_name, &self.state_name);
        let FrameNames { at, awaiting, slots: keys, .. } = &self.frame_names;
        let mut params: Vec<Ident> = vec![];
        let slots = self.layout.slots.iter().map(|fields| {
            let types: Vec<Ident> = fields.iter().map(|field| self.type_param(field)).collect();
            params.extend(types.iter().cloned());
            slot_type(private, types.iter().map(|ty| quote!(#ty)).collect())
        });
        let slots: Vec<TokenStream> = slots.collect();
        let groups = self.layout.groups.iter().zip(&self.frame_names.groups).map(|(group, names)| {
            let Group { child, fields, standing } = group;
            let child = child.map(|index| format_ident!("Awaiting{index}"));
            let types = child.into_iter().chain(fields.iter().map(|field| self.type_param(field)));
            let types: Vec<Ident> = types.chain(standing.iter().map(|local| self.type_of_standing(*local))).collect();
            params.extend(types.iter().cloned());
            let GroupNames { name, members } = names;
            let types = &types;
            let first_standing = types.len() - standing.len();
            let fields = members.iter().zip(types).enumerate().map(|(at, (member, ty))| match at < first_standing {
                true => quote!(#member: #ty),
                false => quote!(#member: #private::Place<#ty>),
            });
            match types.as_slice() {
                [only] => (quote!(), quote!(#only)),
                _ => (quote!(struct #name<#(#types),*> { #(#fields),* }), quote!(#name<#(#types),*>)),
            }
        });
        let (structs, groups): (Vec<TokenStream>, Vec<TokenStream>) = groups.unzip();
        let awaiting = (!groups.is_empty()).then(|| {
            let groups = slot_type(private, groups);
            quote!(#awaiting: #groups)
        });
        let awaiting = awaiting.map(|field| quote!(#field,));
        let slots = keys.iter().zip(slots).map(|(key, slot)| quote!(#key: #slot,));
        let params = &params;
        quote! {
            #(#structs)*
            struct #name<#(#params),*> { #(#slots)* #awaiting #at: #private::Saved<#state> }
        }
    }

    /// What is known of the function: its name, its place, and its awaits. (`line!()` would tell where the attribute stands,
    /// wherever it is written.)
    pub(super) fn code(&self, function: &Function) -> TokenStream {
        let private = self.private();
        let points = self.body.awaits.iter().enumerate().map(|(index, point)| {
            let saved = self.saved_by_await(index);
            let names = saved.iter().map(|local| self.body.locals[*local].name.as_str());
            let names = names.collect::<Vec<_>>().join(",");
            let start = point.span.start();
            format!("{}:{} {names} {}", start.line, start.column + 1, point.text)
        });
        let display = function.sig.ident.to_string();
        let display = display.trim_start_matches("r#");
        let line = Literal::usize_unsuffixed(function.sig.ident.span().start().line);
        let has_receiver = function.sig.receiver().is_some();
        quote! {
            #private::Code {
                name: #display,
                file: #private::file!(),
                line: #line,
                has_receiver: #has_receiver,
                points: &[#(#points),*],
            }
        }
    }

    /// The frame of a coroutine that has been called and not yet run.
    pub(super) fn unresumed(&self) -> TokenStream {
        let (private, name, state) = (self.private(), &self.frame_name, &self.state_name);
        let FrameNames { at, awaiting, slots: keys, .. } = &self.frame_names;
        let (params, at_await) = (self.params(), self.at_only_await());
        let slots = self.layout.slots.iter().map(|fields| {
            // Arguments are all held together: at most one is in a slot, and it came first.
            let first = fields.first().filter(|field| params.contains(field));
            storage(private, fields.len(), first.map(|field| self.argument(field.local)), at_await)
        });
        let awaiting = (!self.layout.groups.is_empty()).then(|| {
            let first = self.layout.groups.first().filter(|group| group.child.is_none());
            let first = first.map(|group| {
                let GroupNames { name, members } = &self.frame_names.groups[0];
                let mut arguments = group.fields.iter().map(|field| self.argument(field.local));
                match members.len() {
                    1 => arguments.next().unwrap_or_default(),
                    _ => {
                        let fields = members.iter().zip(arguments).map(|(member, value)| quote!(#member: #value));
                        quote!(#name { #(#fields),* })
                    }
                }
            });
            let groups = storage(private, self.layout.groups.len(), first, at_await);
            quote!(#awaiting: #groups)
        });
        let awaiting = awaiting.map(|field| quote!(#field,));
        let slots = keys.iter().zip(slots).map(|(key, slot)| quote!(#key: #slot,));
        quote!(#name { #(#slots)* #awaiting #at: #private::Saved::new(#state::Unresumed) })
    }

    /// The only await of a function. What is wrong with the type that is awaited is wrong with that of its frame, too, and rustc
    /// leaves out only what it has said of the same place.
    pub(super) fn at_only_await(&self) -> Span {
        match self.body.awaits.as_slice() {
            [only] => only.span,
            _ => Span::call_site(),
        }
    }

    /// What the signature calls a parameter.
    pub(super) fn argument(&self, param: LocalId) -> TokenStream {
        let info = &self.body.locals[param];
        let span = info.span;
        let name = match (info.name.as_str(), info.raw) {
            ("self", _) => return quote!(self),
            (name, true) => Ident::new_raw(name, span),
            (name, false) => Ident::new(name, span),
        };
        quote!(#name)
    }

    /// The generic parameter for a field's type.
    pub(super) fn type_param(&self, field: &Field) -> Ident {
        let base = &self.param_names[field.local.0];
        match field.kept {
            Kept::Live => format_ident!("{base}"),
            Kept::ForDrop => format_ident!("{base}Kept"),
            Kept::Maybe | Kept::MaybeForDrop => format_ident!("{base}Maybe"),
            Kept::Flag => format_ident!("{base}Flag"),
            Kept::Moved => format_ident!("{base}Moved"),
            Kept::Rest => format_ident!("{base}Rest"),
            Kept::MaybeRest => format_ident!("{base}MaybeRest"),
        }
    }
}

/// The type of a slot: of what has it alone, or of what shares it.
pub(super) fn slot_type(private: &syn::Path, types: Vec<TokenStream>) -> TokenStream {
    match types.as_slice() {
        [only] => quote!(#private::Saved<#only>),
        _ => one_of(private, types),
    }
}

/// The type of what shares its storage.
fn one_of(private: &syn::Path, mut types: Vec<TokenStream>) -> TokenStream {
    if types.len() > MEMBERS.len() {
        let rest = types.split_off(MEMBERS.len() - 1);
        types.push(slot_type(private, rest));
    }
    let name = format_ident!("OneOf{}", types.len());
    quote!(#private::#name<#(#types),*>)
}

/// The place of a member of it; and whether that is behind a pointer, because it is among those that have no name.
fn member_of(private: &syn::Path, place: TokenStream, count: usize, member: usize) -> (TokenStream, bool) {
    let last = MEMBERS.len() - 1;
    if count > MEMBERS.len() && member >= last {
        let name = format_ident!("{}", MEMBERS[last]);
        let rest = quote!((*#private::group(&raw mut #place.#name)));
        return (member_of(private, rest, count - last, member - last).0, true);
    }
    let name = format_ident!("{}", MEMBERS[member]);
    (quote!(#place.#name), false)
}

/// The name of a member of what shares its storage, of few.
pub(super) fn member_name(member: usize) -> Ident {
    format_ident!("{}", MEMBERS[member])
}

/// Its value, which may hold its first member.
fn storage(private: &syn::Path, count: usize, first: Option<TokenStream>, at: Span) -> TokenStream {
    let name = match count {
        1 => Ident::new("Saved", Span::mixed_site()),
        _ => format_ident!("OneOf{}", count.min(MEMBERS.len())),
    };
    let (path, first) = match first {
        Some(first) => (quote!(#private::#name::new), first),
        None => (quote!(#private::#name::vacant), quote!()),
    };
    let mut value = standing(path, at);
    value.group(Delimiter::Parenthesis, first, at);
    value
}
