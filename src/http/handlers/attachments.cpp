// Handlers of files attached to incidents (OPS-05). An upload is on disk before its handler runs, and goes from there
// into the database piece by piece; a download comes out the same way, each piece in a transaction of its own.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>

#include "chargeward/base/bytes.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/base/unavailable.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/attachment_service.hpp"
#include "handlers/answers.hpp"
#include "idempotency.hpp"

namespace chargeward::http {
namespace {

using domain::Attachment;
using domain::AttachmentType;
using domain::Operation;

/// Whatever somebody sent is a file to be saved, and no page of this origin.
constexpr std::string_view kFilePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

JsonObject attachment_view(const service::ListedAttachment& listed) {
  const auto& attachment = listed.attachment;
  return JsonObject({{"id", attachment.id},
                     {"name", attachment.name},
                     {"content_type", domain::to_string(attachment.type)},
                     {"size_bytes", attachment.size_bytes},
                     {"sha256", attachment.sha256},
                     {"attached_by", actor_view(attachment.attached_by)},
                     {"attached_at", attachment.attached_at},
                     {"removable", listed.removable}});
}

/// Gives the file to `take` in pieces, from its start. Throws base::Unavailable.
void give_pieces(const std::string& path, const std::function<void(std::string_view)>& take) {
  std::ifstream file(path, std::ios::binary);
  std::string piece(service::kAttachmentPieceBytes, '\0');
  do {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (file.gcount() > 0) take({piece.data(), static_cast<std::size_t>(file.gcount())});
  } while (file);
  if (!file.eof()) throw base::Unavailable("an upload can't be read");
}

base::Result<AttachmentType> read_type(const Request& request) {
  if (const auto type = domain::parse_attachment_type(request.content_type())) return *type;
  return base::error(base::ErrorCode::unsupported_media_type,
                     "Send the file as image/png, image/jpeg, image/webp, application/pdf or text/plain.");
}

base::Result<std::string> read_file_name(const Request& request) {
  QueryReader parameters(request);
  parameters.require("file_name");
  const std::string name(base::trimmed(parameters.text("file_name", 1, domain::kAttachmentNameLengthMax).value_or("")));
  CHARGEWARD_CHECK(parameters.status());
  if (!domain::is_file_name(name)) parameters.note("file_name", "format", "A file's name, without a path.");
  CHARGEWARD_CHECK(parameters.status());
  return name;
}

/// Type, name and content of what was sent; the content is read once here, for its first bytes and its hash.
base::Result<service::NewAttachment> read_new(const Request& request) {
  service::NewAttachment input;
  CHARGEWARD_TRY(input.type, read_type(request));
  CHARGEWARD_TRY(input.name, read_file_name(request));
  if (request.spooled.size() == 0) return invalid_field("body", "required", "The file is empty.");
  base::Sha256 hash;
  std::optional<std::string> head;
  give_pieces(request.spooled.path().string(), [&](std::string_view piece) {
    if (!head) head = piece.substr(0, domain::kAttachmentHeadBytes);
    hash.add(piece);
    input.size_bytes += static_cast<std::int64_t>(piece.size());
  });
  if (!domain::has_content_of(input.type, head.value_or(""))) {
    return invalid_field("body", "wrong_content",
                         fmt::format("The file is no {}: its first bytes say so.", domain::to_string(input.type)));
  }
  input.sha256 = hash.finish();
  return input;
}

service::Call call_in(RequestContext& context, service::Transaction& tx) {
  return {tx, context.actor, context.now, context.program.ids};
}

/// Attaches what was sent, and answers it.
Response attach(RequestContext& context, service::Transaction& tx, domain::IncidentId id,
                const service::NewAttachment& input) {
  const auto path = context.request.spooled.path().string();
  auto call = call_in(context, tx);
  auto attached =
      service::attach(call, *context.program.terms, id, input, [&](const auto& take) { give_pieces(path, take); });
  if (!attached) return problem_response(std::move(attached).error());
  const auto& made = *attached;
  return answer(made, attachment_view, 201)
      .set("Location",
           fmt::format("/api/v1/incidents/{}/attachments/{}", to_string(id), to_string(made.attachment.id)));
}

/// RFC 6266: a name that every client takes, and the real one in RFC 8187's form.
std::string content_disposition(const Attachment& attachment) {
  const std::string name = domain::saved_name(attachment.name, attachment.type);
  std::string plain = name;
  std::ranges::replace_if(
      plain, [](char c) { return static_cast<unsigned char>(c) > 0x7e || c == '"' || c == '%' || c == '\\'; }, '_');
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, percent_encoded(name));
}

/// What is left of a file on its way to somebody.
class Download {
 public:
  Download(const RequestContext& context, const Attachment& attachment)
      : program_(context.program), organisation_(context.actor.organisation), id_(attachment.id) {
    bytes_left_ = attachment.size_bytes;
  }

  /// The next piece; empty when all was given. One that is gone meanwhile cuts the connection.
  std::string next_piece() {
    if (bytes_left_ == 0) return {};
    std::optional<std::string> piece;
    program_.store.read(service::Scope::organisation(organisation_),
                        [&](service::Transaction& tx) { piece = tx.attachments().piece(id_, next_); });
    if (!piece || piece->empty()) throw base::Unavailable("an attached file was removed while it was read");
    ++next_;
    bytes_left_ -= static_cast<std::int64_t>(piece->size());
    return *std::move(piece);
  }

 private:
  Program& program_;
  domain::OrganisationKey organisation_;
  domain::AttachmentId id_;
  std::int64_t next_ = 0;
  std::int64_t bytes_left_ = 0;
};

}  // namespace

template <>
HandlerResult handle<Operation::list_attachments>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto attachments, service::list_attachments(call, id));
  return answer(attachments, [](const std::vector<service::ListedAttachment>& listed) {
    return JsonObject({{"items", JsonEach(listed, attachment_view)}});
  });
}

template <>
HandlerResult handle<Operation::create_attachment>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  const auto scope = service::Scope::organisation(context.actor.organisation);
  base::Status seen;
  context.program.store.read(scope, [&](service::Transaction& tx) {
    auto call = call_in(context, tx);
    seen = service::check_takes_attachments(call, id);
  });
  CHARGEWARD_CHECK(seen);
  CHARGEWARD_TRY(const auto input, read_new(context.request));
  Response response;
  context.program.store.write_and_wait(scope, [&](service::Transaction& tx) {
    const KeyedRequest keyed{context.request, context.actor, context.now, input.sha256};
    response = run_once(keyed, tx, [&] { return attach(context, tx, id, input); });
    return response.status < 400 ? service::Outcome::commit : service::Outcome::roll_back;
  });
  return response;
}

template <>
HandlerResult handle<Operation::get_attachment>(RequestContext& context) {
  CHARGEWARD_TRY(const auto incident, context.path_id<domain::IncidentId>(0));
  CHARGEWARD_TRY(const auto id, context.path_id<domain::AttachmentId>(1));
  std::optional<base::Result<Attachment>> found;
  context.program.store.read(service::Scope::organisation(context.actor.organisation), [&](service::Transaction& tx) {
    auto call = call_in(context, tx);
    found.emplace(service::get_attachment(call, incident, id));
  });
  if (!*found) return std::move(*found).error();
  const Attachment& attachment = **found;
  auto download = std::make_shared<Download>(context, attachment);
  // The first piece is read before anything is answered, so that a database that is gone is a 503.
  auto first = std::make_shared<std::string>(download->next_piece());
  Response response;
  response.source = [download, first] {
    return first->empty() ? download->next_piece() : std::exchange(*first, std::string());
  };
  response.set("Content-Type", std::string(domain::to_string(attachment.type)));
  response.set("Content-Disposition", content_disposition(attachment));
  response.set("Content-Security-Policy", std::string(kFilePolicy));
  return response;
}

template <>
HandlerResult handle<Operation::delete_attachment>(RequestContext& context) {
  CHARGEWARD_TRY(const auto incident, context.path_id<domain::IncidentId>(0));
  CHARGEWARD_TRY(const auto id, context.path_id<domain::AttachmentId>(1));
  auto call = context.call();
  CHARGEWARD_CHECK(service::detach(call, *context.program.terms, incident, id));
  return no_content();
}

}  // namespace chargeward::http
