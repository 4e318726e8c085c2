// Use cases of users, one-time links and API tokens by an administrator, and of one's own account.
#pragma once

#include <optional>
#include <string>

#include "chargeward/service/call.hpp"

namespace chargeward::service {

inline constexpr std::chrono::minutes kSetupLinkLifetime{15};
inline constexpr std::chrono::hours kInvitationLifetime{72};
inline constexpr std::chrono::hours kPasswordResetLifetime{24};

/// The secret of a new link or token, told once.
template <class T>
struct WithSecret {
  T thing;
  std::string secret;
  base::Instant expires_at;
};

domain::PageOf<domain::User> list_users(Call& call, const std::optional<std::string>& q,
                                        const domain::PageRequest& page);
base::Result<domain::User> get_user(Call& call, domain::UserId id);
/// Invited: sets its own password by the link. invalid (also unknown customer or contact), email_taken.
base::Result<WithSecret<domain::User>> create_user(Call& call, const domain::UserDefinition& definition);
/// not_found, precondition_failed, invalid, last_admin. A disabled user's sessions end at once.
base::Result<domain::User> update_user(Call& call, domain::UserId id, ExpectedVersion expected,
                                       const domain::UserPatch& patch);
/// A new invitation (never signed in) or password reset; earlier links of the user stop working. not_found, conflict
/// (disabled).
base::Result<WithSecret<domain::User>> create_user_link(Call& call, domain::UserId id);

domain::PageOf<domain::Token> list_tokens(Call& call, const domain::PageRequest& page);
base::Result<WithSecret<domain::Token>> create_token(Call& call, const domain::TokenDefinition& definition);  // invalid
base::Status revoke_token(Call& call, domain::TokenId id);  // not_found

base::Result<domain::Organisation> get_organisation(Call& call);
base::Result<domain::Organisation> update_organisation(Call& call, ExpectedVersion expected,
                                                       const domain::OrganisationPatch& patch);

/// One's own name and language. unauthenticated for a token.
base::Result<domain::User> update_me(Call& call, const domain::Patch<std::string>& name,
                                     const domain::Patch<std::string>& locale);

}  // namespace chargeward::service
