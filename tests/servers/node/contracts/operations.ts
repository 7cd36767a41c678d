// What the adapters ask of services, by the types that the services, or those who write clients for
// them, publish on npm. The keys are the names that `servers.contract` knows.
/// <reference types="@maxim_mazurok/gapi.client.youtube-v3" />
import type { ApiMethods } from "@grammyjs/types/methods";
import type * as slack from "@slack/web-api";
import type * as vk from "@vkontakte/api-schema-typescript";
import type { Paths } from "discord-api-spec";
import type { mastodon } from "masto";

import youtube = gapi.client.youtube;

type Telegram = ApiMethods<string>;
type Asked<M extends keyof Telegram> = NonNullable<Parameters<Telegram[M]>[0]>;
type Told<M extends keyof Telegram> = ReturnType<Telegram[M]>;

type Message = "/channels/{channel_id}/messages/{message_id}";
type Messages = "/channels/{channel_id}/messages";
type Webhook = "/webhooks/{webhook_id}/{webhook_token}";
type Sent = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";

export interface Requests {
  "discord POST /channels/{channel_id}/messages": Paths[Messages]["post"]["requestBody"];
  "discord PATCH /channels/{channel_id}/messages/{message_id}": Paths[Message]["patch"]["requestBody"];
  "discord POST /webhooks/{webhook_id}/{webhook_token}": Paths[Webhook]["post"]["requestBody"];
  "discord PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": Paths[Sent]["patch"]["requestBody"];

  "mastodon POST /api/v1/statuses": mastodon.rest.v1.CreateStatusParams;
  "mastodon PUT /api/v1/statuses/{id}": mastodon.rest.v1.UpdateStatusParams;
  "mastodon PUT /api/v1/media/{id}": mastodon.rest.v1.UpdateMediaAttachmentParams;

  "slack auth.test": slack.AuthTestArguments;
  "slack chat.delete": slack.ChatDeleteArguments;
  "slack chat.getPermalink": slack.ChatGetPermalinkArguments;
  "slack chat.postMessage": slack.ChatPostMessageArguments;
  "slack chat.update": slack.ChatUpdateArguments;
  "slack conversations.history": slack.ConversationsHistoryArguments;
  "slack conversations.replies": slack.ConversationsRepliesArguments;
  "slack files.completeUploadExternal": slack.FilesCompleteUploadExternalArguments;
  "slack files.getUploadURLExternal": slack.FilesGetUploadURLExternalArguments;
  "slack reactions.get": slack.ReactionsGetArguments;

  "telegram deleteMessage": Asked<"deleteMessage">;
  "telegram deleteMessages": Asked<"deleteMessages">;
  "telegram editMessageCaption": Asked<"editMessageCaption">;
  "telegram editMessageText": Asked<"editMessageText">;
  "telegram getChat": Asked<"getChat">;
  "telegram getChatMember": Asked<"getChatMember">;
  "telegram sendAudio": Asked<"sendAudio">;
  "telegram sendDocument": Asked<"sendDocument">;
  "telegram sendMediaGroup": Asked<"sendMediaGroup">;
  "telegram sendMessage": Asked<"sendMessage">;
  "telegram sendPhoto": Asked<"sendPhoto">;
  "telegram sendPoll": Asked<"sendPoll">;
  "telegram sendVideo": Asked<"sendVideo">;

  "vk groups.getById": vk.GroupsGetByIdParams;
  "vk groups.getTokenPermissions": vk.GroupsGetTokenPermissionsParams;
  "vk photos.getWallUploadServer": vk.PhotosGetWallUploadServerParams;
  "vk photos.saveWallPhoto": vk.PhotosSaveWallPhotoParams;
  "vk wall.delete": vk.WallDeleteParams;
  "vk wall.edit": vk.WallEditParams;
  "vk wall.get": vk.WallGetParams;
  "vk wall.getById": vk.WallGetByIdParams;
  "vk wall.post": vk.WallPostParams;

  "youtube POST /youtube/v3/captions": youtube.Caption;
  "youtube POST /youtube/v3/videos": youtube.Video;
  "youtube PUT /youtube/v3/videos": youtube.Video;
}

export interface Answers {
  "discord GET /channels/{channel_id}/messages": Paths[Messages]["get"]["responses"]["200"];
  "discord GET /channels/{channel_id}/messages/{message_id}": Paths[Message]["get"]["responses"]["200"];
  "discord POST /channels/{channel_id}/messages": Paths[Messages]["post"]["responses"]["200"];
  "discord PATCH /channels/{channel_id}/messages/{message_id}": Paths[Message]["patch"]["responses"]["200"];
  "discord POST /webhooks/{webhook_id}/{webhook_token}": Paths[Webhook]["post"]["responses"]["200"];
  "discord GET /users/@me": Paths["/users/@me"]["get"]["responses"]["200"];
  "discord 4XX": Paths[Messages]["post"]["responses"]["4XX"];
  "discord 429": Paths[Messages]["post"]["responses"]["429"];

  "mastodon POST /api/v1/statuses": mastodon.v1.Status;
  "mastodon POST /api/v2/media": mastodon.v1.MediaAttachment;
  "mastodon GET /api/v2/instance": mastodon.v2.Instance;
  "mastodon GET /api/v1/accounts/verify_credentials": mastodon.v1.CredentialAccount;

  "slack auth.test": slack.AuthTestResponse;
  "slack chat.delete": slack.ChatDeleteResponse;
  "slack chat.getPermalink": slack.ChatGetPermalinkResponse;
  "slack chat.postMessage": slack.ChatPostMessageResponse;
  "slack chat.update": slack.ChatUpdateResponse;
  "slack conversations.history": slack.ConversationsHistoryResponse;
  "slack conversations.replies": slack.ConversationsRepliesResponse;
  "slack files.completeUploadExternal": slack.FilesCompleteUploadExternalResponse;
  "slack files.getUploadURLExternal": slack.FilesGetUploadURLExternalResponse;
  "slack reactions.get": slack.ReactionsGetResponse;

  "telegram editMessageText": Told<"editMessageText">;
  "telegram getChat": Told<"getChat">;
  "telegram getChatMember": Told<"getChatMember">;
  "telegram getMe": Told<"getMe">;
  "telegram sendMediaGroup": Told<"sendMediaGroup">;
  "telegram sendMessage": Told<"sendMessage">;
  "telegram sendPhoto": Told<"sendPhoto">;
  "telegram sendVideo": Told<"sendVideo">;

  "vk groups.getById": vk.GroupsGetByIdResponse;
  "vk photos.getWallUploadServer": vk.PhotosGetWallUploadServerResponse;
  "vk wall.edit": vk.WallEditResponse;
  "vk wall.get": vk.WallGetResponse;
  "vk wall.getById": vk.WallGetByIdResponse;
  "vk wall.post": vk.WallPostResponse;

  "youtube GET /youtube/v3/channels": youtube.ChannelListResponse;
  "youtube GET /youtube/v3/videos": youtube.VideoListResponse;
  "youtube POST /youtube/v3/captions": youtube.Caption;
  "youtube POST /youtube/v3/thumbnails/set": youtube.ThumbnailSetResponse;
  "youtube POST /youtube/v3/videos": youtube.Video;
}
