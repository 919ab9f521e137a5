//! To come.
/// Stand-in until merged.
pub struct Reading<'a> {
    /// Days.
    pub calendar: &'a crate::centre::Calendar,
    /// Names.
    pub contacts: &'a [String],
}
/// Stand-in until merged.
#[derive(Clone, Debug, Default)]
pub struct ProviderTerms;
impl ProviderTerms {
    /// Stand-in until merged.
    pub fn read(provider: &crate::document::Table<'_>, _: &Reading<'_>) -> Option<ProviderTerms> {
        provider.has("contract");
        provider.has("costs");
        Some(ProviderTerms)
    }
}
